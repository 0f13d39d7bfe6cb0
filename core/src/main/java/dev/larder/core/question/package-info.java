/**
 * What people ask a supplier about a delivery, and what the supplier answers; entry type {@link dev.larder.core.question.QuestionThread}.
 * Neither changes what became of the delivery.
 */
@NullMarked
package dev.larder.core.question;

import org.jspecify.annotations.NullMarked;
