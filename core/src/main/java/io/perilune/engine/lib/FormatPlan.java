package io.perilune.engine.lib;

import io.perilune.engine.text.ByteBuf;
import io.perilune.engine.text.ByteStr;
import io.perilune.engine.text.TextFault;
import io.perilune.engine.vm.Vm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A format string taken apart, so that a script that uses it again need not read it again. Immutable. Only well-formed
 * formats have one: of others the fault comes up between the arguments, where the walk through the text finds it.
 *
 * <p>Before item {@code i} stands the text from {@code textEnds[i]} to {@code textEnds[i + 1]}; behind the last item
 * one more piece follows, which may be empty as any of them.
 */
final class FormatPlan implements TextCache.Entry {
    /**
     * One conversion.
     *
     * @param modified whether anything stands between the percent sign and the letter
     */
    record Item(int letter, boolean modified, int flags, int width, int precision) {}

    /** Longer formats are read every time. */
    private static final int LONGEST = 256;

    /** Under which a VM keeps the plans of the formats that it has used lately. */
    private static final Object KEY = "string.formats";

    final byte[] text;
    final int[] textEnds;
    final Item[] items;
    private final ByteStr source;

    private FormatPlan(ByteStr source, byte[] text, int[] textEnds, Item[] items) {
        this.source = source;
        this.text = text;
        this.textEnds = textEnds;
        this.items = items;
    }

    /** The plan of a format; null for one that is malformed. */
    static @Nullable FormatPlan of(ByteStr source) {
        FormatSpec spec = new FormatSpec(source);
        ByteBuf text = new ByteBuf(source.length());
        List<Item> items = new ArrayList<>();
        int[] ends = new int[source.length() / 2 + 2];
        try {
            while (spec.next(text)) {
                ends[items.size() + 1] = text.length();
                spec.conversion();
                items.add(spec.item());
            }
        } catch (TextFault fault) {
            return null;
        }
        ends[items.size() + 1] = text.length();
        return new FormatPlan(source, text.toByteStr().bytes(), ends, items.toArray(new Item[0]));
    }

    /** The plan that this VM keeps of a format, or makes now; null for one that is malformed or long. */
    static @Nullable FormatPlan get(Vm vm, ByteStr source) {
        if (source.length() > LONGEST) {
            return null;
        }
        TextCache<FormatPlan> cache = TextCache.of(vm, KEY);
        FormatPlan found = cache.find(source);
        if (found != null) {
            return found;
        }
        vm.charge(source.length() >> 2);
        FormatPlan made = of(source);
        if (made != null) {
            cache.add(made);
        }
        return made;
    }

    @Override
    public ByteStr source() {
        return source;
    }
}
