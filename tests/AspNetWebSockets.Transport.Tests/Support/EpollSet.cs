namespace AspNetWebSockets.Transport.Tests;

/// <summary>What the kernel says about the epoll sets of this process (proc(5), fdinfo).</summary>
internal static class EpollSet
{
    /// <summary>Whether any of them watches a descriptor.</summary>
    public static bool Watches(int descriptor) =>
        Directory
            .EnumerateFiles("/proc/self/fdinfo")
            .SelectMany(ReadLines)
            .Any(line =>
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["tfd:", string watched, ..]
                && int.Parse(watched, provider: null) == descriptor
            );

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            // Closed since the folder was listed, such as the descriptor that lists it.
            return [];
        }
    }
}
