using System.Runtime.InteropServices;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// The deflate of the runtime (decision 015): the library behind <c>System.IO.Compression</c> and
/// <c>System.Net.WebSockets</c>. Named as the runtime names it, so that it is found beside the runtime and linked
/// statically into a single file and under Native AOT.
/// </summary>
internal static unsafe partial class Zlib
{
    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int BufferError = -5;

    public const int NoFlush = 0;
    public const int SyncFlush = 2;
    public const int FullFlush = 3;
    public const int StopAtBlock = 5;

    private const string Library = "libSystem.IO.Compression.Native";
    private const int Deflated = 8;
    private const int DefaultStrategy = 0;

    /// <summary>The smallest window that raw deflate can be given.</summary>
    private const int MinWindowBits = 9;

    /// <summary>Starts a raw deflate stream.</summary>
    /// <param name="stream">Zeros.</param>
    /// <param name="windowBits">
    /// 8 to 15. For 8, the window is 2^9: matches reach back 262 bytes less than the window is long, that is 250, which a
    /// window of 2^8 holds.
    /// </param>
    /// <param name="level">0 to 9.</param>
    /// <param name="memoryLevel">1 to 9.</param>
    public static void BeginDeflate(ZlibStream* stream, int windowBits, int level, int memoryLevel) =>
        Check(DeflateInit(stream, level, Deflated, -Math.Max(windowBits, MinWindowBits), memoryLevel, DefaultStrategy));

    /// <summary>Starts a raw inflate stream.</summary>
    public static void BeginInflate(ZlibStream* stream, int windowBits) => Check(InflateInit(stream, -windowBits));

    /// <summary>Forgets all that was inflated.</summary>
    public static void ResetInflate(ZlibStream* stream, int windowBits) => Check(InflateReset(stream, -windowBits));

    /// <summary>Throws for what only a wrong call or a lack of memory can bring about.</summary>
    /// <exception cref="InvalidOperationException">The library refused the call.</exception>
    public static void Check(int result)
    {
        if (result is not (Ok or BufferError))
        {
            throw new InvalidOperationException(
                $"The runtime's deflate library refused a call with code {result} (-2: an argument out of range, -4: no memory)."
            );
        }
    }

    [LibraryImport(Library, EntryPoint = "CompressionNative_Deflate")]
    public static partial int Deflate(ZlibStream* stream, int flush);

    [LibraryImport(Library, EntryPoint = "CompressionNative_DeflateEnd")]
    public static partial int DeflateEnd(ZlibStream* stream);

    [LibraryImport(Library, EntryPoint = "CompressionNative_Inflate")]
    public static partial int Inflate(ZlibStream* stream, int flush);

    [LibraryImport(Library, EntryPoint = "CompressionNative_InflateEnd")]
    public static partial int InflateEnd(ZlibStream* stream);

    [LibraryImport(Library, EntryPoint = "CompressionNative_DeflateInit2_")]
    private static partial int DeflateInit(
        ZlibStream* stream,
        int level,
        int method,
        int windowBits,
        int memoryLevel,
        int strategy
    );

    [LibraryImport(Library, EntryPoint = "CompressionNative_InflateInit2_")]
    private static partial int InflateInit(ZlibStream* stream, int windowBits);

    [LibraryImport(Library, EntryPoint = "CompressionNative_InflateReset2_")]
    private static partial int InflateReset(ZlibStream* stream, int windowBits);
}
