namespace AspNetWebSockets.Transport;

/// <summary>The error numbers that are told apart, as the generic Linux ABI (x86-64, Arm64) has them: errno(3).</summary>
internal static class Errno
{
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int OutOfMemory = 12;
    public const int FileTableOverflow = 23;
    public const int TooManyOpenFiles = 24;
    public const int BrokenPipe = 32;
    public const int ConnectionAborted = 103;
    public const int ConnectionReset = 104;
    public const int NoBufferSpace = 105;
    public const int Cancelled = 125;
}
