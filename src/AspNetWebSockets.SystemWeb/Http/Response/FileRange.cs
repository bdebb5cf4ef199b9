namespace System.Web;

/// <summary>A part of a file that the body of a response goes on with.</summary>
/// <param name="Position">How many bytes of the body in memory stand before it.</param>
/// <param name="Path">The path in the file system.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">How many bytes.</param>
internal sealed record FileRange(int Position, string Path, long Offset, long Length);
