package io.perilune.engine.value;

/** The part of a table that maps keys to places. */
public abstract class KeyMap {
    /** Bit e is set when a key that is the name of metamethod e is (or may be) present; a clear bit proves absence. */
    public int metaMask;
}
