package io.perilune.engine.vm;

/** Is told of everything that a mark pass meets. */
public interface Tally {
    /** @param bytes that the object takes, without those that it refers to */
    void add(Object object, long bytes);
}
