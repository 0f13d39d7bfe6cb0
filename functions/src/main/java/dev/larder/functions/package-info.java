/** What runs on AWS Lambda: each handler decodes an event, takes one step of the core and encodes the answer. */
@NullMarked
package dev.larder.functions;

import org.jspecify.annotations.NullMarked;
