namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>Error numbers of Linux, as completions carry them negated.</summary>
internal static class Errors
{
    public const int NotPermitted = 1;
    public const int NoSystemCall = 38;
    public const int ConnectionReset = 104;
    public const int NoBuffers = 105;
    public const int Cancelled = 125;
}
