using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Transport;

/// <summary>Turns error numbers into the exceptions that ASP.NET Core expects of a transport.</summary>
internal static class LinuxError
{
    /// <summary>What ended a connection: a reset in every state is a <see cref="ConnectionResetException"/>, as in Kestrel's sockets.</summary>
    public static IOException Of(int error) =>
        error is Errno.ConnectionReset or Errno.BrokenPipe or Errno.ConnectionAborted
            ? new ConnectionResetException(Text(error))
            : new IOException(Text(error));

    /// <summary>The failure of the system call that was made last by this thread.</summary>
    public static IOException Last(string call)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"{call} failed: {Text(error)}");
    }

    /// <summary>The kernel's words and number for an error.</summary>
    public static string Text(int error) => $"{Marshal.GetPInvokeErrorMessage(error)} (errno {error})";
}
