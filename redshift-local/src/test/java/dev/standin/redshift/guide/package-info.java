/**
 * The examples of the Redshift Database Developer Guide, which is not in this tree, run on the local Redshift; entry type
 * {@link dev.standin.redshift.guide.DeveloperGuideTest}. An example may be refused, never answered otherwise.
 */
@NullMarked
package dev.standin.redshift.guide;

import org.jspecify.annotations.NullMarked;
