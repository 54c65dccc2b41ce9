package io.perilune.cli;

import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours for what is being typed. */
final class Highlighter implements org.jline.reader.Highlighter {
    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder(buffer.length());
        Syntax syntax = new Syntax(buffer);
        while (syntax.next()) {
            out.styled(style(syntax.kind()), syntax.word());
        }
        return out.toAttributedString();
    }

    private static AttributedStyle style(Syntax.Kind kind) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (kind) {
            case KEYWORD -> plain.foreground(AttributedStyle.BLUE).bold();
            case NUMBER -> plain.foreground(AttributedStyle.CYAN);
            case STRING -> plain.foreground(AttributedStyle.GREEN);
            case COMMENT -> plain.faint();
            default -> plain;
        };
    }
}
