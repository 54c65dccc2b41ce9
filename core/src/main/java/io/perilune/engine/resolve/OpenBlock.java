package io.perilune.engine.resolve;

import org.jspecify.annotations.Nullable;

/**
 * A block while it is being read.
 *
 * @param id id of the block, or -1 for the scope around a loop
 * @param outer the block around it in the same function
 * @param level number of the function's locals in scope where the block begins
 * @param firstLabel where its labels begin in the list of labels in sight
 * @param firstPending where its jumps begin in the list of pending jumps
 */
record OpenBlock(int id, @Nullable OpenBlock outer, int level, int firstLabel, int firstPending) {}
