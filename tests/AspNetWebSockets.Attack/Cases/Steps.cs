using System.Globalization;
using System.Text;

namespace AspNetWebSockets.Attack;

/// <summary>The vocabulary of the tables.</summary>
public static class Steps
{
    /// <summary>Sends bytes, all in one write.</summary>
    public static Step Send(params byte[][] parts)
    {
        byte[] bytes = parts is [byte[] one] ? one : [.. parts.SelectMany(part => part)];
        return attacker => attacker.SendAsync(bytes);
    }

    /// <summary>Sends a request or a part of one, in ISO 8859-1.</summary>
    public static Step Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    /// <summary>Sends bytes one by one, each in a segment of its own.</summary>
    public static Step SendByteByByte(params byte[][] parts)
    {
        byte[] bytes = [.. parts.SelectMany(part => part)];
        return async attacker =>
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                await attacker.SendAsync(bytes.AsMemory(i, 1)).ConfigureAwait(false);
            }
        };
    }

    /// <summary>Sends the same bytes over and over, in writes of about 64 KiB.</summary>
    public static Step SendRepeatedly(int times, byte[] bytes)
    {
        int perWrite = Math.Max(1, 64 * 1024 / bytes.Length);
        byte[] block = [.. Enumerable.Repeat(bytes, perWrite).SelectMany(part => part)];
        return async attacker =>
        {
            for (int left = times; left > 0; left -= perWrite)
            {
                ReadOnlyMemory<byte> part = block.AsMemory(0, Math.Min(left, perWrite) * bytes.Length);
                await attacker.SendAsync(part).ConfigureAwait(false);
            }
        };
    }

    /// <summary>Sends the same bytes over and over until the server takes no more for a second, or has ended the connection.</summary>
    /// <exception cref="InvalidOperationException">The server has taken <paramref name="most"/> bytes.</exception>
    public static Step SendUntilHeldBack(byte[] bytes, long most) =>
        async attacker =>
        {
            if (await SendAtMostAsync(attacker, bytes, most).ConfigureAwait(false))
            {
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"The server went on taking data: {most} bytes.")
                );
            }
        };

    /// <summary>Sends the same bytes over and over, to <paramref name="most"/> bytes or until the server takes no more for a second.</summary>
    public static Step SendAtMost(byte[] bytes, long most) => attacker => SendAtMostAsync(attacker, bytes, most);

    /// <summary>Waits until the server has answered the handshake.</summary>
    public static Step AwaitAnswer() => attacker => attacker.AnswerAsync();

    /// <summary>Waits until so many messages and control frames have come.</summary>
    public static Step AwaitFrames(int count) => attacker => attacker.FramesAsync(count);

    /// <summary>Ends the sending side of TCP; the client still reads.</summary>
    public static Step HalfClose() =>
        attacker =>
        {
            attacker.HalfClose();
            return Task.CompletedTask;
        };

    /// <summary>Resets TCP.</summary>
    public static Step Reset() =>
        attacker =>
        {
            attacker.Reset();
            return Task.CompletedTask;
        };

    /// <summary>Opens more connections from the same address, sends the same on each, and keeps them until the end of the case.</summary>
    /// <param name="count">How many.</param>
    /// <param name="steps">What each does.</param>
    public static Step Swarm(int count, params Step[] steps) => attacker => attacker.SwarmAsync(count, steps);

    /// <summary>Returns whether all was taken.</summary>
    private static async Task<bool> SendAtMostAsync(Attacker attacker, byte[] bytes, long most)
    {
        for (long sent = 0; sent < most; sent += bytes.Length)
        {
            if (!await attacker.TrySendAsync(bytes).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }
}
