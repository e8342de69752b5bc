// Networks as links: what packs and unpacks them is loaded when there is one.
export { readLink, toLink } from "../../index";
