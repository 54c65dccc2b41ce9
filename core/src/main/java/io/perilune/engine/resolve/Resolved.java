package io.perilune.engine.resolve;

import io.perilune.engine.syntax.Ast.FunctionExpr;

/** A chunk that is syntactically correct: its tree and what the names in it mean. */
public record Resolved(FunctionExpr main, Scopes scopes) {}
