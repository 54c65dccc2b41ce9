package io.perilune.engine.jit;

import io.perilune.engine.jit.Values.Operand;
import io.perilune.engine.value.KeyMap;
import io.perilune.engine.value.Shape;
import io.perilune.engine.vm.FieldCache;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Named fields of tables: by the shape of their table where that has been met, else by a search. */
final class Fields {
    private static final String PAIR_RESULT = ")" + Assembler.OBJECT;
    private static final String CACHE = Assembler.VM + "FieldCache";
    private static final String KEY_MAP = "L" + Assembler.VALUE + "KeyMap;";
    private static final String SHAPE = Assembler.VALUE + "Shape";

    private final Unit unit;
    private final Assembler asm;
    private final Values values;

    Fields(Unit unit) {
        this.unit = unit;
        this.asm = unit.asm;
        this.values = unit.values;
    }

    List<FieldCache> caches(int pc) {
        FieldCache[] known = unit.profile.fields[pc];
        List<FieldCache> usable = new ArrayList<>();
        if (known != null) {
            usable.addAll(List.of(known));
        }
        // What the interpreter met last, after code was left here, may be new.
        FieldCache latest = unit.linked.caches[pc + 1];
        if (latest != null && usable.stream().noneMatch(latest::sameAs)) {
            usable.add(latest);
        }
        // Those of userdata have no shape.
        usable.removeIf(c -> c.shape == null);
        return usable;
    }

    private void pushMap(Operand t) {
        values.pushTable(t);
        asm.field(Opcodes.GETFIELD, Assembler.TABLE, "map", KEY_MAP);
    }

    /** {@code t.key} to a register. */
    void get(int pc, int i, Operand t, int key, int dest) {
        List<FieldCache> caches = caches(pc);
        caches.removeIf(c -> c.next != null);
        if (caches.isEmpty() || unit.profile.fields[pc] != null && unit.profile.fields[pc].length == 0) {
            named(pc, i, t, key, dest);
            return;
        }
        boolean more = unit.slow.hasFailed(pc);
        int kind = more ? -1 : caches.get(0).kind;
        for (FieldCache c : caches) {
            kind = c.kind == kind ? kind : -1;
        }
        Label end = new Label();
        Label general = more ? new Label() : unit.exits.fail(pc);
        Registers before = unit.now;
        for (int n = 0; n < caches.size(); n++) {
            FieldCache cache = caches.get(n);
            boolean last = n == caches.size() - 1;
            Label next = last ? general : new Label();
            unit.now = before.copy();
            checkShape(t, cache.shape, next, caches.size() == 1 && !more);
            loadField(t, cache, kind, dest, next);
            if (!last || more) {
                asm.jump(Opcodes.GOTO, end);
            }
            if (!last) {
                asm.label(next);
            }
        }
        if (more) {
            unit.now = before.copy();
            asm.label(general);
            named(pc, i, t, key, dest);
        }
        asm.label(end);
    }

    private void named(int pc, int i, Operand t, int key, int dest) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushTable(t);
        asm.pushConstant(unit.constant(key), Assembler.BYTES);
        asm.ops(
                "getNamed",
                "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";L" + Assembler.BYTES + ";" + PAIR_RESULT);
        anyOrSlow(pc, i, dest);
    }

    /** Tests the shape of a table, unless it is known; remembers it when there is no other way on. */
    private void checkShape(Operand t, Shape shape, Label other, boolean only) {
        if (t.register >= 0 && unit.now.shapes[t.register] == shape) {
            return;
        }
        pushMap(t);
        asm.pushConstant(shape, SHAPE);
        asm.jump(Opcodes.IF_ACMPNE, other);
        if (only && t.register >= 0) {
            unit.now.shapes[t.register] = shape;
        }
    }

    /** The field of a table whose shape is known; {@code kind} is what all caches of the instruction have in common, or -1. */
    private void loadField(Operand t, FieldCache cache, int kind, int dest, Label otherwise) {
        int from = t.object;
        if (cache.path != null) {
            from = unit.temporary(1);
            holder(t, cache.path, from, otherwise);
        }
        if (from == t.object) {
            values.pushTable(t);
        } else {
            asm.var(Opcodes.ALOAD, from);
            asm.cast(Assembler.TABLE);
        }
        if (cache.kind == Shape.INT || cache.kind == Shape.FLOAT) {
            asm.field(Opcodes.GETFIELD, Assembler.TABLE, "prims", "[J");
            asm.pushInt(cache.index);
            asm.insn(Opcodes.LALOAD);
            if (kind < 0) {
                returnBits();
                if (cache.kind == Shape.INT) {
                    asm.tagInt();
                } else {
                    asm.tagFloat();
                }
                values.setAny(dest);
            } else if (cache.kind == Shape.INT) {
                values.setInt(dest);
            } else {
                asm.toDouble();
                values.setDouble(dest);
            }
            return;
        }
        asm.field(Opcodes.GETFIELD, Assembler.TABLE, "slots", "[" + Assembler.OBJECT);
        asm.pushInt(cache.index);
        asm.insn(Opcodes.AALOAD);
        int v = unit.temporary(1);
        asm.var(Opcodes.ASTORE, v);
        Label present = new Label();
        asm.var(Opcodes.ALOAD, v);
        asm.jump(Opcodes.IFNONNULL, present);
        if (cache.path == null) {
            values.pushTable(t);
            asm.field(Opcodes.GETFIELD, Assembler.TABLE, "metatable", "L" + Assembler.TABLE + ";");
            asm.jump(Opcodes.IFNONNULL, otherwise);
        } else {
            asm.jump(Opcodes.GOTO, otherwise);
        }
        asm.label(present);
        if (cache.kind == Shape.MIXED) {
            asm.var(Opcodes.ALOAD, Unit.STACK);
            asm.var(Opcodes.ALOAD, v);
            asm.ops("unboxed", "(L" + Assembler.STACK + ";" + Assembler.OBJECT + PAIR_RESULT);
            values.setAny(dest);
        } else if (kind < 0) {
            asm.var(Opcodes.ALOAD, v);
            values.setAny(dest);
        } else {
            asm.var(Opcodes.ALOAD, v);
            values.setObject(dest, Values.ALL);
        }
    }

    /** Follows the tables behind {@code __index} to the one that has the field, if all on the way is as it was. */
    private void holder(Operand t, FieldCache.Step[] path, int at, Label otherwise) {
        values.pushTable(t);
        for (FieldCache.Step step : path) {
            asm.field(Opcodes.GETFIELD, Assembler.TABLE, "metatable", "L" + Assembler.TABLE + ";");
            asm.insn(Opcodes.DUP);
            asm.var(Opcodes.ASTORE, at);
            asm.jump(Opcodes.IFNULL, otherwise);
            requireMap(at, step.metaShape(), otherwise);
            asm.var(Opcodes.ALOAD, at);
            asm.cast(Assembler.TABLE);
            asm.field(Opcodes.GETFIELD, Assembler.TABLE, "slots", "[" + Assembler.OBJECT);
            asm.pushInt(step.metaIndex());
            asm.insn(Opcodes.AALOAD);
            asm.insn(Opcodes.DUP);
            asm.var(Opcodes.ASTORE, at);
            asm.isA(Assembler.TABLE);
            asm.jump(Opcodes.IFEQ, otherwise);
            requireMap(at, step.holderShape(), otherwise);
            asm.var(Opcodes.ALOAD, at);
            asm.cast(Assembler.TABLE);
        }
        asm.insn(Opcodes.POP);
    }

    private void requireMap(int table, KeyMap expected, Label otherwise) {
        asm.var(Opcodes.ALOAD, table);
        asm.cast(Assembler.TABLE);
        asm.field(Opcodes.GETFIELD, Assembler.TABLE, "map", KEY_MAP);
        asm.pushConstant(expected, Assembler.VALUE + "KeyMap");
        asm.jump(Opcodes.IF_ACMPNE, otherwise);
    }

    /** The bits on the stack become those of a returned value. */
    private void returnBits() {
        int t = unit.temporary(2);
        asm.var(Opcodes.LSTORE, t);
        asm.vm();
        asm.var(Opcodes.LLOAD, t);
        asm.put("bits", "J");
    }

    /** The result of a helper, or the slow way when it has none. */
    void anyOrSlow(int pc, int i, int dest) {
        int v = unit.temporary(1);
        asm.var(Opcodes.ASTORE, v);
        asm.var(Opcodes.ALOAD, v);
        asm.signal("LEFT");
        asm.jump(Opcodes.IF_ACMPEQ, unit.slow.label(pc, i, dest, 1));
        asm.var(Opcodes.ALOAD, v);
        values.setAny(dest);
        unit.slow.join();
    }

    void set(int pc, int i, Operand t, int key, Operand v) {
        List<FieldCache> caches = caches(pc);
        caches.removeIf(c -> c.path != null);
        if (unit.profile.fields[pc] != null && unit.profile.fields[pc].length == 0) {
            caches.clear();
        }
        if (caches.size() == 1 && !unit.slow.hasFailed(pc)) {
            FieldCache cache = caches.get(0);
            Label fail = unit.exits.fail(pc);
            checkShape(t, cache.shape, fail, true);
            if (cache.next != null) {
                add(t, cache, v, fail);
                return;
            }
            if (storeField(t, cache, v, fail)) {
                return;
            }
        }
        Label end = new Label();
        Label general = new Label();
        Registers before = unit.now.copy();
        for (FieldCache cache : caches) {
            Label next = new Label();
            unit.now = before.copy();
            checkShape(t, cache.shape, next, false);
            if (cache.next != null) {
                add(t, cache, v, general);
                asm.jump(Opcodes.GOTO, end);
            } else if (storeField(t, cache, v, general)) {
                asm.jump(Opcodes.GOTO, end);
            } else {
                asm.jump(Opcodes.GOTO, general);
            }
            asm.label(next);
        }
        unit.now = before.copy();
        asm.label(general);
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushTable(t);
        asm.pushConstant(unit.constant(key), Assembler.BYTES);
        values.pushPair(v);
        asm.ops(
                "setNamed",
                "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";L" + Assembler.BYTES + ";" + Assembler.OBJECT
                        + "J)Z");
        asm.jump(Opcodes.IFEQ, unit.slow.effect(pc, i));
        unit.slow.join();
        asm.label(end);
        unit.now = before.copy();
        unit.now.forgetShapes();
    }

    private void add(Operand t, FieldCache cache, Operand v, Label otherwise) {
        asm.var(Opcodes.ALOAD, Unit.STACK);
        values.pushTable(t);
        asm.pushConstant(cache, CACHE);
        values.pushPair(v);
        asm.ops(
                "addField",
                "(L" + Assembler.STACK + ";L" + Assembler.TABLE + ";L" + CACHE + ";" + Assembler.OBJECT + "J)Z");
        asm.jump(Opcodes.IFEQ, otherwise);
        unit.now.forgetShapes();
        if (t.register >= 0) {
            unit.now.shapes[t.register] = cache.next;
        }
    }

    /** Overwrites a field; false when the value is certainly of another kind. */
    private boolean storeField(Operand t, FieldCache cache, Operand v, Label general) {
        switch (cache.kind) {
            case Shape.INT, Shape.FLOAT -> {
                boolean integer = cache.kind == Shape.INT;
                if (v.isObject() || integer && v.isFloat() || !integer && v.isInt()) {
                    return false;
                }
                if (v.isAny()) {
                    asm.var(Opcodes.ALOAD, v.object);
                    if (integer) {
                        asm.tagInt();
                    } else {
                        asm.tagFloat();
                    }
                    asm.jump(Opcodes.IF_ACMPNE, general);
                }
                values.pushTable(t);
                asm.field(Opcodes.GETFIELD, Assembler.TABLE, "prims", "[J");
                asm.pushInt(cache.index);
                values.pushBits(v);
                asm.insn(Opcodes.LASTORE);
                return true;
            }
            case Shape.REF -> {
                if (v.isNumber()) {
                    return false;
                }
                if (v.isAny()) {
                    asm.var(Opcodes.ALOAD, v.object);
                    asm.isA(Assembler.TAG);
                    asm.jump(Opcodes.IFNE, general);
                }
                Label store = new Label();
                values.pushTable(t);
                asm.field(Opcodes.GETFIELD, Assembler.TABLE, "metatable", "L" + Assembler.TABLE + ";");
                asm.jump(Opcodes.IFNULL, store);
                values.pushTable(t);
                asm.field(Opcodes.GETFIELD, Assembler.TABLE, "slots", "[" + Assembler.OBJECT);
                asm.pushInt(cache.index);
                asm.insn(Opcodes.AALOAD);
                asm.jump(Opcodes.IFNULL, general);
                asm.label(store);
                values.pushTable(t);
                asm.field(Opcodes.GETFIELD, Assembler.TABLE, "slots", "[" + Assembler.OBJECT);
                asm.pushInt(cache.index);
                asm.var(Opcodes.ALOAD, v.object);
                asm.insn(Opcodes.AASTORE);
                return true;
            }
            default -> {
                return false;
            }
        }
    }
}
