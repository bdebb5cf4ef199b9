using System.Globalization;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>Threads of this process as the kernel knows them.</summary>
internal static partial class KernelThread
{
    // What /proc/self/task/N/stat begins with, the name of the thread included: proc_pid_stat(5).
    private const int LongestStart = 64;

    /// <summary>The number of the calling thread: gettid(2).</summary>
    [LibraryImport("libc", EntryPoint = "gettid")]
    public static partial int CurrentId();

    /// <summary>Whether a thread waits for an event, and not for a processor or on one. <see langword="false"/> when that cannot be known.</summary>
    public static bool IsAsleep(int id)
    {
        Span<byte> start = stackalloc byte[LongestStart];
        int length;
        try
        {
            using FileStream stat = new(
                string.Create(CultureInfo.InvariantCulture, $"/proc/self/task/{id}/stat"),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite,
                bufferSize: 0
            );
            length = stat.Read(start);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without /proc, or the thread is gone.
            return false;
        }

        // The number, the name in parentheses, the state.
        int state = start[..length].LastIndexOf(") "u8) + 2;
        return state >= 2 && state < length && start[state] is (byte)'S' or (byte)'D';
    }
}
