package io.perilune.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.syntax.Ast.BinaryOp;
import io.perilune.engine.syntax.Ast.UnaryOp;
import io.perilune.engine.text.ByteStr;
import org.junit.jupiter.api.Test;

class FolderTest {
    private static Pending integer(long value) {
        Pending p = new Pending();
        p.setInteger(value);
        return p;
    }

    private static Pending number(double value) {
        Pending p = new Pending();
        p.setFloat(value);
        return p;
    }

    private static void folds(BinaryOp op, Pending left, Pending right, Object expected) {
        assertTrue(Folder.binary(op, left, right));
        assertEquals(expected, left.constant());
    }

    @Test
    void integers_wrapAround() {
        folds(BinaryOp.ADD, integer(Long.MAX_VALUE), integer(1), Long.MIN_VALUE);
        folds(BinaryOp.MUL, integer(Long.MIN_VALUE), integer(-1), Long.MIN_VALUE);
        folds(BinaryOp.IDIV, integer(Long.MIN_VALUE), integer(-1), Long.MIN_VALUE);
        folds(BinaryOp.MOD, integer(Long.MIN_VALUE), integer(-1), 0L);
    }

    @Test
    void divisions_roundDown() {
        folds(BinaryOp.IDIV, integer(-7), integer(2), -4L);
        folds(BinaryOp.MOD, integer(-7), integer(2), 1L);
        folds(BinaryOp.IDIV, number(-7), integer(2), -4.0);
        folds(BinaryOp.MOD, number(5.5), integer(-2), -0.5);
        folds(BinaryOp.MOD, number(1e-200), number(-1e-200 * 3), 1e-200 - 1e-200 * 3);
        folds(BinaryOp.DIV, integer(7), integer(2), 3.5);
        folds(BinaryOp.POW, integer(2), integer(10), 1024.0);
    }

    @Test
    void bitwiseOperators_takeFloatsWithIntegerValue() {
        folds(BinaryOp.BOR, number(2.0), integer(1), 3L);
        folds(BinaryOp.SHL, integer(1), integer(63), Long.MIN_VALUE);
        folds(BinaryOp.SHL, integer(1), integer(64), 0L);
        folds(BinaryOp.SHR, integer(-1), integer(1), Long.MAX_VALUE);
        folds(BinaryOp.SHR, integer(1), integer(Long.MIN_VALUE), 0L);
        assertFalse(Folder.binary(BinaryOp.BOR, number(2.5), integer(1)));
        assertFalse(Folder.binary(BinaryOp.BOR, number(0x1p63), integer(1)));
    }

    @Test
    void whatCouldFail_isLeftToRunTime() {
        assertFalse(Folder.binary(BinaryOp.IDIV, integer(1), integer(0)));
        assertFalse(Folder.binary(BinaryOp.MOD, integer(1), integer(0)));
        assertFalse(Folder.binary(BinaryOp.DIV, integer(1), integer(0)));
        assertFalse(Folder.binary(BinaryOp.DIV, integer(1), number(-0.0)));
    }

    @Test
    void resultsWithAHiddenSign_areLeftToRunTime() {
        Pending zero = number(0.0);
        assertFalse(Folder.unary(UnaryOp.MINUS, zero));
        assertEquals(0.0, zero.constant());
        assertFalse(Folder.binary(BinaryOp.SUB, number(1), number(1)));
        assertFalse(Folder.binary(BinaryOp.SUB, number(Double.POSITIVE_INFINITY), number(Double.POSITIVE_INFINITY)));
    }

    @Test
    void unaryOperators_fold() {
        Pending p = integer(5);
        assertTrue(Folder.unary(UnaryOp.MINUS, p));
        assertEquals(-5L, p.constant());
        assertTrue(Folder.unary(UnaryOp.BNOT, p));
        assertEquals(4L, p.constant());
        Pending half = number(0.5);
        assertFalse(Folder.unary(UnaryOp.BNOT, half));
        assertTrue(Folder.unary(UnaryOp.MINUS, half));
        assertEquals(-0.5, half.constant());
    }

    @Test
    void otherValues_areNotTouched() {
        Pending text = new Pending();
        text.setString(ByteStr.of("10"));
        assertFalse(Folder.binary(BinaryOp.ADD, text, integer(1)));
        assertFalse(Folder.binary(BinaryOp.LT, integer(1), integer(2)));
        Pending decided = integer(1);
        decided.whenTrue = 4;
        assertFalse(Folder.binary(BinaryOp.ADD, decided, integer(1)));
        assertFalse(Folder.unary(UnaryOp.MINUS, decided));
    }
}
