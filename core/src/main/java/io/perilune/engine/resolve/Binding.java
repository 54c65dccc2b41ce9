package io.perilune.engine.resolve;

import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.text.ByteStr;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one local variable.
 *
 * <p>Hidden loop state has bindings too, named {@code (for state)}; no use ever refers to them.
 */
public final class Binding {
    private final ByteStr name;
    private final int id;
    private final int function;

    /** The local that was in scope just before this one in the same function, or -1; known from its activation. */
    int below = -1;

    /** The local of the same name that this one hides, in this function or around it, plus 1, or 0. */
    int hidden;

    final int symbol;
    Attrib attrib = Attrib.REGULAR;
    boolean captured;

    @Nullable
    Expr constant;

    Binding(ByteStr name, int symbol, int id, int function) {
        this.name = name;
        this.symbol = symbol;
        this.id = id;
        this.function = function;
    }

    public ByteStr name() {
        return name;
    }

    /** Dense id of the local in the chunk. */
    public int id() {
        return id;
    }

    /** Id of the function that declares it. */
    public int function() {
        return function;
    }

    public Attrib attrib() {
        return attrib;
    }

    /** True when an inner function uses the variable, so that it must be closed when it goes out of scope. */
    public boolean captured() {
        return captured;
    }

    /**
     * The literal to which the variable is bound when it is a compile-time constant, otherwise null. Such a variable
     * occupies no register, is never captured, and does not exist at run time.
     */
    public @Nullable Expr constant() {
        return constant;
    }

    /** True when leaving the scope of this variable needs a close instruction. */
    boolean closes() {
        return captured || attrib == Attrib.CLOSE;
    }
}
