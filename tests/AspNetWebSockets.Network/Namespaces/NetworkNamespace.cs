using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AspNetWebSockets.Network;

/// <summary>A network of its own on this machine. Its name has this process in it, so that one that a crash has left is known.</summary>
internal sealed class NetworkNamespace : IDisposable
{
    private const string Prefix = "anw";

    public NetworkNamespace(string role)
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Environment.ProcessId}-{role}");
        _ = IpCommand.Run("netns", "add", Name);
        try
        {
            _ = IpCommand.Run("-n", Name, "link", "set", "lo", "up");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>Removes those of processes that are gone.</summary>
    public static void RemoveStale()
    {
        foreach (string line in IpCommand.Run("netns", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = line.Split(' ')[0];
            if (
                name.Split('-') is [Prefix, var process, _]
                && int.TryParse(process, CultureInfo.InvariantCulture, out int id)
                && !Directory.Exists($"/proc/{id}")
            )
            {
                _ = IpCommand.Run("netns", "delete", name);
            }
        }
    }

    /// <summary>Takes an interface into it and gives it an address; <paramref name="peer"/> is at the other end.</summary>
    public void Add(string device, string address, string peer)
    {
        _ = IpCommand.Run("link", "set", device, "netns", Name);
        _ = IpCommand.Run("-n", Name, "address", "add", address, "peer", peer, "dev", device);
        _ = IpCommand.Run("-n", Name, "link", "set", device, "up");
    }

    /// <summary>Pulls the cable of an interface.</summary>
    public void TakeDown(string device) => _ = IpCommand.Run("-n", Name, "link", "set", device, "down");

    /// <summary>Runs something on a thread that is in this namespace. A socket that it makes stays there for ever.</summary>
    public T Inside<T>(Func<T> function)
    {
        T? result = default;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                using SafeFileHandle file = File.OpenHandle($"/run/netns/{Name}");
                if (Libc.SetNamespace(file, Libc.CloneNewNet) < 0)
                {
                    throw new Win32Exception(Marshal.GetLastPInvokeError(), $"setns to {Name} failed.");
                }

                result = function();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException(failure.Message, failure);
    }

    /// <summary>The kernel's table of TCP sockets in it, without those that listen.</summary>
    public IReadOnlyList<string> TcpSockets()
    {
        // By a process of its own: /proc/net of this one would be that of the thread which leads it.
        return
        [
            .. IpCommand
                .Run("netns", "exec", Name, "cat", "/proc/net/tcp")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Where(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3] is not "0A"),
        ];
    }

    public void Dispose() => _ = IpCommand.Run("netns", "delete", Name);
}
