package io.perilune.engine.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perilune.engine.text.ByteStr;
import io.perilune.engine.value.Table;
import io.perilune.engine.vm.Vm;
import org.junit.jupiter.api.Test;

final class TextCacheTest {
    private record Made(ByteStr source) implements TextCache.Entry {}

    private final TextCache<Made> cache =
            TextCache.of(new Vm(new Table(), (v, chunk, name, mode) -> null, name -> null), "texts");

    private Made add(String text) {
        Made made = new Made(ByteStr.of(text));
        cache.add(made);
        return made;
    }

    @Test
    void text_added_isFoundByAnEqualOne() {
        Made made = add("%a+");
        assertSame(made, cache.find(ByteStr.of("%a+")));
        assertNull(cache.find(ByteStr.of("%d+")));
    }

    @Test
    void texts_few_findPlacesOfTheirOwn() {
        int kept = 0;
        for (int i = 0; i < 10; i++) {
            add("text " + i);
        }
        for (int i = 0; i < 10; i++) {
            kept += cache.find(ByteStr.of("text " + i)) == null ? 0 : 1;
        }
        assertTrue(kept >= 5, kept + " of 10");
    }

    @Test
    void texts_many_areForgottenTogether() {
        String padding = "x".repeat(200);
        int kept = 0;
        for (int i = 0; i < 1000; i++) {
            add(padding + i);
            assertEquals(
                    padding + i, cache.find(ByteStr.of(padding + i)).source().toString());
        }
        for (int i = 0; i < 1000; i++) {
            kept += cache.find(ByteStr.of(padding + i)) == null ? 0 : 1;
        }
        assertTrue(kept <= 10, kept + " texts of more than 200 bytes");
    }

    @Test
    void text_long_isNotKept() {
        add("x".repeat(1000));
        assertNull(cache.find(ByteStr.of("x".repeat(1000))));
    }
}
