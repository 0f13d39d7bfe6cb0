package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.S3Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An element of a request's XML body; document types are refused. */
public record XmlBody(Element element) {

    private static final int LONGEST_BYTES = 8 * 1024 * 1024;

    /** Reads the body, whose root must have this name. */
    public static XmlBody read(S3Request request, String root) throws IOException {
        byte[] bytes = RequestBody.small(request, LONGEST_BYTES);
        try {
            Element element = parser().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            if (element.getLocalName().equals(root)) {
                return new XmlBody(element);
            }
        } catch (SAXException refusedBelow) {
            // The answer is the same as for a wrong root.
        }
        throw new S3Failure(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema: expected "
                        + root);
    }

    /** The children of this name, in order. */
    public List<XmlBody> children(String name) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .filter(child -> name.equals(child.getLocalName()))
                .map(XmlBody::new)
                .toList();
    }

    public Optional<String> text(String name) {
        return children(name).stream()
                .map(child -> child.element().getTextContent())
                .findFirst();
    }

    /** The text of a child that must be there. */
    public String required(String name) {
        return text(name)
                .orElseThrow(() ->
                        new S3Failure(400, "MalformedXML", "<%s> has no <%s>".formatted(element.getLocalName(), name)));
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException absent) {
            throw new IllegalStateException("this Java has no safe XML parser", absent);
        }
    }
}
