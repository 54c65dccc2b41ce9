package io.perilune.engine.resolve;

import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.text.ByteStr;

/**
 * Where a closure takes one of its upvalues from when it is made.
 *
 * @param fromParentLocal true when it is a local of the enclosing function, false when it is one of its upvalues
 * @param index id of that local ({@link Binding#id}), or index of that upvalue; for {@code _ENV} of the main function,
 *     which is given from outside, 0
 * @param attrib that of the variable
 */
public record UpvalueSource(ByteStr name, boolean fromParentLocal, int index, Attrib attrib) {}
