package io.perilune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A run-time image may consist of {@code java.base} alone: no Flight Recorder, no management. */
final class BareImageTest {
    /** What runs there. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            boolean recorder = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
            Lua lua = Lua.builder().limits(Limits.of().instructions(10_000)).build();
            String ending = "none";
            try {
                lua.load("while true do end").exec();
            } catch (LuaLimitException e) {
                ending = e.limit().toString();
            }
            System.out.print(
                    recorder + " " + ending + " " + lua.load("return 6 * 7").eval(int.class));
        }
    }

    @Test
    void engine_needsJavaBaseOnly() throws IOException, URISyntaxException, InterruptedException {
        String separator = System.getProperty("path.separator");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        place(Lua.class) + separator + place(Main.class),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = java.getInputStream()) {
            assertEquals("false INSTRUCTIONS 42", new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        assertEquals(0, java.waitFor());
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
