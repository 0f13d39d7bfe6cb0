package dev.larder.core.delivery.internal.excel;

import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.delivery.problem.ProblemType;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A part of a workbook, event by event. It has no document type and therefore no entities, nothing in it is fetched from elsewhere, and
 * neither its depth nor the length of one event can fill the memory. Not thread-safe.
 */
final class XmlPart implements Closeable {
    /** Characters of a cell, as Excel has it. */
    static final int LONGEST_TEXT = 32_767;

    static final int START = XMLStreamConstants.START_ELEMENT;
    static final int END = XMLStreamConstants.END_ELEMENT;
    static final int END_OF_PART = XMLStreamConstants.END_DOCUMENT;

    private static final int DEEPEST = 64;
    /** Bytes between two events: a tag with all its attributes, a comment. */
    private static final int LONGEST_EVENT = 1 << 20;

    /** The byte order mark of UTF-8, in which all parts are. */
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private static final XMLInputFactory XML = factory();

    private final String name;
    private final String namespace;
    private final Bounded stream;
    private final XMLStreamReader reader;
    private int depth;

    /**
     * The part of this name.
     *
     * @param namespace of the elements that are looked for
     */
    XmlPart(String name, String namespace, InputStream bytes) throws IOException {
        this.name = name;
        this.namespace = namespace;
        stream = new Bounded(withoutMark(bytes));
        try {
            reader = XML.createXMLStreamReader(new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
        } catch (XMLStreamException broken) {
            throw failure(broken);
        }
    }

    private static InputStream withoutMark(InputStream bytes) throws IOException {
        PushbackInputStream stream = new PushbackInputStream(bytes, MARK.length);
        byte[] first = stream.readNBytes(MARK.length);
        if (!Arrays.equals(first, MARK)) {
            stream.unread(first);
        }
        return stream;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // They count &lt; and &amp; of the whole part; without a document type no other entity is read.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        // Otherwise the library prints what it finds wrong.
        factory.setXMLReporter((_, _, _, _) -> {});
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the workbook is read");
        });
        return factory;
    }

    /** Moves to the next event. */
    int next() throws IOException {
        stream.sinceEvent = 0;
        try {
            int event = reader.next();
            depth += event == START ? 1 : event == END ? -1 : 0;
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw unreadable("has a document type or an entity, as no workbook has");
            }
            if (depth > DEEPEST) {
                throw unreadable("has elements more than " + DEEPEST + " deep");
            }
            return event;
        } catch (XMLStreamException broken) {
            throw failure(broken);
        }
    }

    /** What the library makes of what is thrown below it, as what it was. */
    private IOException failure(XMLStreamException broken) {
        return broken.getNestedException() instanceof IOException below && !(below instanceof CharacterCodingException)
                ? below
                : unreadable("is not well-formed XML in UTF-8 (line "
                        + broken.getLocation().getLineNumber() + ")");
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    /** The local name of the element that has just begun or ended; empty if it is of another namespace. */
    String element() {
        return namespace.equals(reader.getNamespaceURI()) ? reader.getLocalName() : "";
    }

    /** The namespace of the element that has just begun. */
    String namespace() {
        String found = reader.getNamespaceURI();
        return found == null ? "" : found;
    }

    /** An attribute of the element that has just begun; null if it has none of that name. */
    @Nullable
    String attribute(String attribute) {
        return reader.getAttributeValue(null, attribute);
    }

    /** An attribute of another namespace. */
    @Nullable
    String attribute(String space, String attribute) {
        return reader.getAttributeValue(space, attribute);
    }

    /** The text of the element that has just begun, up to its end. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside) {
            int event = next();
            boolean isText = event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
            if (isText) {
                text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
            requireShort(text.length());
        }
        return text.toString();
    }

    void requireShort(int characters) throws UnreadableFile {
        if (characters > LONGEST_TEXT) {
            throw unreadable("has a text longer than 32,767 characters, as no cell can hold");
        }
    }

    /** Passes over the rest of the element that has just begun. */
    void skip() throws IOException {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    UnreadableFile unreadable(String note) {
        return new UnreadableFile(ProblemType.FORMAT, "the workbook's part \"" + name + "\" " + note);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Ends with an error where one event would need too many bytes. */
    private final class Bounded extends FilterInputStream {
        private int sinceEvent;

        Bounded(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int given = super.read(buffer, from, length);
            count(given);
            return given;
        }

        private void count(int given) throws UnreadableFile {
            sinceEvent += Math.max(0, given);
            if (sinceEvent > LONGEST_EVENT) {
                throw unreadable("has a tag or a comment longer than " + LONGEST_EVENT + " bytes");
            }
        }
    }
}
