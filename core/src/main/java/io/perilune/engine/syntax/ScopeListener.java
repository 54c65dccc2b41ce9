package io.perilune.engine.syntax;

import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.text.ByteStr;

/**
 * What the parser tells about scopes and names while it reads, in the order of the source.
 *
 * <p>Scoping is decided during parsing so that the first mistake in the text is the one reported, be it one of grammar
 * or one of names. A listener may throw a {@link SyntaxError}, which it gets from the lexer, out of every method.
 *
 * <p>Ids are dense and ascending, except that a function's or block's id is given out when it opens.
 */
public interface ScopeListener {
    /** A function opens, and with it its outermost block. */
    void openFunction(int function, int line, int block);

    /** The innermost function ends, and with it its outermost block. */
    void closeFunction();

    void openBlock(int block);

    void closeBlock();

    /** A loop opens, with a scope around its body, to the end of which {@code break} goes. */
    void openLoop();

    void closeLoop();

    /** A local variable is declared, but not yet in scope. */
    void declare(int local, ByteStr name, int symbol);

    /** The attribute of the local declared last; not called for regular ones. */
    void attrib(Attrib attrib);

    /** The local declared last is read-only and has this initial value. */
    void initialConstant(Expr value);

    /** The oldest {@code count} declared locals come into scope. */
    void activate(int count);

    /** A name is used. */
    void use(int use, int symbol);

    /** The variable of an earlier use is assigned to. */
    void assign(int use);

    void jump(int jump, ByteStr label, int symbol, int line);

    void breakLoop(int jump, int line);

    /**
     * A label is defined.
     *
     * @param last true when nothing but empty statements follows in the block
     */
    void label(int label, ByteStr name, int symbol, int line, boolean last);
}
