/**
 * What a model may declare of the {@code create table} that the dialect reads; entry type
 * {@link dev.larder.compiler.internal.declaration.TableDeclaration}. Whatever a table of the star cannot be is a problem; what is right
 * beside it is still read.
 */
@NullMarked
package dev.larder.compiler.internal.declaration;

import org.jspecify.annotations.NullMarked;
