package io.perilune.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.perilune.Lua;
import io.perilune.LuaNil;
import io.perilune.LuaNull;
import io.perilune.LuaString;
import io.perilune.LuaTable;
import io.perilune.LuaValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/** Makes values of Lua from what a parser gives, one value each. */
final class TreeReader {
    private final Lua lua;
    private final Set<MappingOption> options;
    private final LuaTable arrayMetatable;
    private final JsonParser parser;
    private final Path path = new Path();

    /** @param parser before, or at, the first token of a value */
    TreeReader(Lua lua, Set<MappingOption> options, LuaTable arrayMetatable, JsonParser parser) {
        this.lua = lua;
        this.options = options;
        this.arrayMetatable = arrayMetatable;
        this.parser = parser;
    }

    /** The next value; the parser then stands at its last token. nil when there is none at all. */
    LuaValue read() throws IOException {
        JsonToken token = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
        return token == null ? LuaNil.NIL : value(token);
    }

    private LuaValue value(JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> LuaString.of(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> lua.value(true);
            case VALUE_FALSE -> lua.value(false);
            case VALUE_NULL -> nothing();
            case VALUE_EMBEDDED_OBJECT -> embedded();
            default -> throw path.fault("unexpected " + token);
        };
    }

    private LuaValue object() throws IOException {
        LuaTable table = lua.table();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            path.enter(name);
            table.rawSet(name, value(parser.nextToken()));
            path.leave();
        }
        return table;
    }

    private LuaValue array() throws IOException {
        LuaTable table = lua.table();
        if (options.contains(MappingOption.MARK_ARRAYS)) {
            table.setMetatable(arrayMetatable);
        }
        long index = 1;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            path.enter(index);
            table.rawSet(index, value(token));
            path.leave();
            index++;
        }
        return table;
    }

    private LuaValue nothing() {
        return options.contains(MappingOption.KEEP_NULLS) ? lua.value(LuaNull.NULL) : LuaNil.NIL;
    }

    private LuaValue integer() throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return lua.value(parser.getLongValue());
        }
        BigInteger exact = parser.getBigIntegerValue();
        if (exact.bitLength() < Long.SIZE) {
            return lua.value(exact.longValue());
        }
        return rounded(exact.doubleValue(), new BigDecimal(exact));
    }

    private LuaValue decimal() throws IOException {
        double nearest = parser.getDoubleValue();
        return parser.getNumberType() == JsonParser.NumberType.BIG_DECIMAL
                ? rounded(nearest, parser.getDecimalValue())
                : lua.value(nearest);
    }

    /** A float is as good as the number that it is the shortest text of. */
    private LuaValue rounded(double nearest, BigDecimal exact) {
        boolean isGood =
                !Double.isInfinite(nearest) && BigDecimal.valueOf(nearest).compareTo(exact) == 0;
        if (!isGood && !options.contains(MappingOption.ROUND_NUMBERS)) {
            throw path.fault("no number of Lua is " + exact);
        }
        return lua.value(nearest);
    }

    private LuaValue embedded() throws IOException {
        Object object = parser.getEmbeddedObject();
        return object == null ? nothing() : lua.value(object);
    }
}
