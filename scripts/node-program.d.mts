/** Flags of a Node that runs the engine. */
export declare const ENGINE_FLAGS: readonly string[];
