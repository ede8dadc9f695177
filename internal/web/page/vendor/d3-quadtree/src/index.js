export {default as quadtree} from "./quadtree.js";
