package io.perilune.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 254, 255})
    void bytes_comeBackAsTheyWent(int value) {
        int word = Instruction.abc(Op.HOOK, value, 255 - value, value ^ 0x55);
        assertEquals(Op.HOOK, Instruction.op(word));
        assertEquals(value, Instruction.a(word));
        assertEquals(255 - value, Instruction.b(word));
        assertEquals(value ^ 0x55, Instruction.c(word));
        assertEquals((byte) (255 - value), Instruction.signedB(word));
        assertEquals((byte) (value ^ 0x55), Instruction.signedC(word));
    }

    @ParameterizedTest
    @ValueSource(ints = {-32_768, -1, 0, 1, 32_767})
    void signedX_comesBackAndLeavesTheOthersAlone(int value) {
        int word = Instruction.abx(Op.LOADI, 200, value);
        assertEquals(value, Instruction.signedBx(word));
        assertEquals(value & 0xFFFF, Instruction.bx(word));
        assertEquals(200, Instruction.a(word));
        assertEquals(Op.LOADI, Instruction.op(word));
    }

    @ParameterizedTest
    @ValueSource(ints = {-Instruction.MAX_SAX, -1, 0, 1, Instruction.MAX_SAX})
    void distances_comeBackAsTheyWent(int distance) {
        int word = Instruction.sax(Op.JMP, distance);
        assertEquals(distance, Instruction.signedAx(word));
        assertEquals(Op.JMP, Instruction.op(word));
    }

    @Test
    void replacing_changesOneOperandOnly() {
        int word = Instruction.abc(Op.ADD, 1, 2, 3);
        assertEquals(Instruction.abc(Op.SUB, 1, 2, 3), Instruction.withOp(word, Op.SUB));
        assertEquals(Instruction.abc(Op.ADD, 255, 2, 3), Instruction.withA(word, 255));
        assertEquals(Instruction.abc(Op.ADD, 1, 255, 3), Instruction.withB(word, 255));
        assertEquals(Instruction.abc(Op.ADD, 1, 2, 255), Instruction.withC(word, 255));
    }
}
