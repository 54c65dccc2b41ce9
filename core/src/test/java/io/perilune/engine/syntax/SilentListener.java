package io.perilune.engine.syntax;

import io.perilune.engine.syntax.Ast.Attrib;
import io.perilune.engine.syntax.Ast.Expr;
import io.perilune.engine.text.ByteStr;

/** Finds every name all right, so that the parser can be tested on its own. */
class SilentListener implements ScopeListener {
    @Override
    public void openFunction(int function, int line, int block) {}

    @Override
    public void closeFunction() {}

    @Override
    public void openBlock(int block) {}

    @Override
    public void closeBlock() {}

    @Override
    public void openLoop() {}

    @Override
    public void closeLoop() {}

    @Override
    public void declare(int local, ByteStr name, int symbol) {}

    @Override
    public void attrib(Attrib attrib) {}

    @Override
    public void initialConstant(Expr value) {}

    @Override
    public void activate(int count) {}

    @Override
    public void use(int use, int symbol) {}

    @Override
    public void assign(int use) {}

    @Override
    public void jump(int jump, ByteStr label, int symbol, int line) {}

    @Override
    public void breakLoop(int jump, int line) {}

    @Override
    public void label(int label, ByteStr name, int symbol, int line, boolean last) {}
}
