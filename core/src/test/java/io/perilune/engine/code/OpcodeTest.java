package io.perilune.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpcodeTest {
    @Test
    void rows_haveTheNumbersOfOp() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : Op.class.getFields()) {
            if (!field.getName().equals("COUNT")) {
                names.add(field.getName());
                assertEquals(Opcode.valueOf(field.getName()).ordinal(), field.getInt(null), field.getName());
            }
        }
        assertEquals(Op.COUNT, names.size());
        assertEquals(Op.COUNT, Opcode.values().length);
        assertSame(Opcode.CLOSURE, Opcode.of(Op.CLOSURE));
    }

    @Test
    void wideness_agreesWithInstruction() {
        for (Opcode row : Opcode.values()) {
            assertEquals(row.word() != Opcode.Word.NONE, Instruction.isWide(row.ordinal()), row.name());
        }
    }

    @Test
    void tests_areTheConditionalBranches() {
        for (Opcode row : Opcode.values()) {
            boolean conditional = row.word() == Opcode.Word.DISTANCE && row.c() == Opcode.Operand.FLAG;
            assertEquals(conditional, Instruction.isTest(row.ordinal()), row.name());
        }
    }

    @Test
    void effects_nameTheOperandsThatTheRowHas() {
        for (Opcode row : Opcode.values()) {
            assertFalse(row.effect().isBlank(), row.name());
            if (row.word() == Opcode.Word.DISTANCE) {
                assertEquals(true, row.effect().contains("pc += W"), row.name());
            }
            if (row.a() == Opcode.Operand.UPVALUE) {
                assertEquals(true, row.effect().contains("U[A]"), row.name());
            }
            if (row.b() == Opcode.Operand.SIGNED) {
                assertEquals(true, row.effect().contains("sB"), row.name());
            }
            if (row.c() == Opcode.Operand.SIGNED) {
                assertEquals(true, row.effect().contains("sC"), row.name());
            }
        }
    }
}
