package web

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// DefaultAddr is where the server listens unless it is told otherwise.
const DefaultAddr = "127.0.0.1:8417"

// Listen listens on a loopback address such as 127.0.0.1:8417 or [::1]:8417;
// port 0 takes a free one. Any other address is refused: the server speaks plain
// HTTP and is for the machine's own user.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %q: want an address and a port, such as %s", addr, DefaultAddr)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("listen on %q: only addresses of this machine itself are served, such as %s; reach it from elsewhere through ssh -L", addr, DefaultAddr)
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil {
		return nil, fmt.Errorf("listen on %q: %q is no port; want 0 to 65535", addr, port)
	} else if n == 0 {
		port = "0"
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("listen on %s: the port is in use, perhaps by another chancery serve; stop it, or take a free port with --listen %s", addr, net.JoinHostPort(host, "0"))
	}
	return l, err
}
