/**
 * Where everything is in the lake; entry type {@link dev.larder.core.lake.LakeLayout}. Every key is generated; no key holds a
 * supplier's file name except a sanitised one where a person must find it.
 */
@NullMarked
package dev.larder.core.lake;

import org.jspecify.annotations.NullMarked;
