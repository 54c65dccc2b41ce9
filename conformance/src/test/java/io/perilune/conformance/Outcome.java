package io.perilune.conformance;

/**
 * What one run of a chunk showed to the outside.
 *
 * @param output what it printed, one char a byte
 * @param warnings what it wrote to the error stream, one char a byte
 * @param error the text of the error it ended with, or null if it ended normally
 */
record Outcome(String output, String warnings, String error) {}
