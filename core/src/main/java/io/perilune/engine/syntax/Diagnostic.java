package io.perilune.engine.syntax;

import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a chunk.
 *
 * @param message the whole message as {@code load} returns it, with chunk name, line and token
 * @param line line at which it was noticed, 0 when not known
 * @param column where in that line, in characters from 1; 0 when not known
 * @param near the token at fault as the message shows it, or null when the message names none
 * @param incomplete true when the text ended too early, so that more of it could make it correct
 */
public record Diagnostic(
        ByteStr message, int line, int column, @Nullable ByteStr near, boolean incomplete) {}
