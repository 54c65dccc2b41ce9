/**
 * Bytes, numerals and the small languages of text: the ground floor.
 *
 * <p>Receives: bytes and numbers, and a {@link io.perilune.engine.text.Charge} where work can be long.<br>
 * Gives: {@link io.perilune.engine.text.ByteStr}s, numbers, or a {@link io.perilune.engine.text.TextFault}.<br>
 * Doors: {@link io.perilune.engine.text.ByteStr}, {@link io.perilune.engine.text.ByteBuf},
 * {@link io.perilune.engine.text.Numerals}.<br>
 * Threads: strings belong to all; a buffer belongs to one thread; the rest is functions.<br>
 * Powers: none.
 */
@NullMarked
package io.perilune.engine.text;

import org.jspecify.annotations.NullMarked;
