package io.perilune.engine.resolve;

import java.util.List;

/**
 * What is known about one function.
 *
 * @param id id of the function; the main function has 0
 * @param parent id of the enclosing function, -1 for the main function
 * @param upvalues in the order of their indices; the main function has exactly one, {@code _ENV}
 * @param needsClose true when some local of the function is captured or to be closed, so that returns must close
 */
public record FunctionScope(int id, int parent, List<UpvalueSource> upvalues, boolean needsClose) {}
