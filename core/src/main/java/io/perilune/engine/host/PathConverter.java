package io.perilune.engine.host;

import java.io.File;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;

/** Names of files and resources, which are texts in Lua. Nothing is opened or looked up. */
final class PathConverter extends Converter {
    private final Function<String, Object> parse;
    private final String expected;

    private PathConverter(String expected, Function<String, Object> parse) {
        this.expected = expected;
        this.parse = parse;
    }

    /** The converter of such a type; null for other types. */
    static Converter of(Class<?> type) {
        if (Path.class.isAssignableFrom(type)) {
            return new PathConverter("path", Path::of);
        }
        if (type == File.class) {
            return new PathConverter("path", File::new);
        }
        return type == URI.class ? new PathConverter("URI", URI::create) : null;
    }

    @Override
    Object read(Object value, Converters all, int depth) {
        String text = (String) all.of(String.class).read(value, all, depth);
        try {
            return parse.apply(text);
        } catch (InvalidPathException e) {
            throw new ConversionFault("no path: " + e.getReason(), e);
        } catch (IllegalArgumentException e) {
            throw new ConversionFault("no URI: " + e.getMessage(), e);
        }
    }

    @Override
    Object write(Object value, Converters all, int depth) {
        return ScalarConverter.string(value.toString());
    }

    @Override
    int cost(Object value) {
        return Fit.scalar(value, Fit.coerced(4), Fit.coerced(4), 2);
    }

    @Override
    String expected() {
        return expected;
    }
}
