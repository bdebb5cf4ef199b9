using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>The client's end of an <see cref="InMemoryTransport"/>: sends any bytes, answers nothing, shows what came.</summary>
internal sealed class InMemoryClient(InMemoryTransport transport)
{
    private const int PieceLength = 1024;

    /// <summary>How many bytes the window has let through.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends at once, past the window.</summary>
    public void Send(params ReadOnlySpan<byte[]> frames)
    {
        byte[] bytes = [.. frames.ToArray().SelectMany(frame => frame)];
        _ = transport.ClientWrite(bytes);
        Sent += bytes.Length;
    }

    /// <summary>Sends as the window allows.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(PieceLength, bytes.Length);
            _ = await transport.ClientWrite(bytes.Span[..count]);
            Sent += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Sends FIN.</summary>
    public void Shutdown() => transport.ClientEnd();

    /// <summary>Vanishes with a reset.</summary>
    public void Reset() => transport.ClientEnd(new IOException("Connection reset by peer."));

    /// <summary>How many bytes of the server wait to be read.</summary>
    public long Unread()
    {
        if (!transport.ClientInput.TryRead(out ReadResult result))
        {
            return 0;
        }

        long length = result.Buffer.Length;
        transport.ClientInput.AdvanceTo(result.Buffer.Start);
        return length;
    }

    /// <summary>Reads <paramref name="count"/> bytes and throws them away.</summary>
    public async Task SkipAsync(int count)
    {
        ReadResult result = await transport.ClientInput.ReadAtLeastAsync(count).InTimeAsync();
        transport.ClientInput.AdvanceTo(result.Buffer.GetPosition(count));
    }

    /// <summary>Reads one frame; <see langword="null"/> at the server's FIN.</summary>
    /// <exception cref="IOException">The server reset the connection.</exception>
    public async Task<ServerFrame?> ReadFrameAsync()
    {
        while (true)
        {
            ReadResult result = await transport.ClientInput.ReadAsync().InTimeAsync();
            if (transport.IsReset)
            {
                transport.ClientInput.AdvanceTo(result.Buffer.Start);
                throw new IOException("The server reset the connection.");
            }

            if (TryParse(result.Buffer, out ServerFrame? frame, out SequencePosition end))
            {
                transport.ClientInput.AdvanceTo(end);
                return frame;
            }

            transport.ClientInput.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
            {
                return result.Buffer.IsEmpty ? null : throw new EndOfStreamException("The end came inside a frame.");
            }
        }
    }

    /// <summary>Reads frames up to the server's FIN.</summary>
    public async Task<IReadOnlyList<ServerFrame>> ReadToEndAsync()
    {
        List<ServerFrame> frames = [];
        while (await ReadFrameAsync() is { } frame)
        {
            frames.Add(frame);
        }

        return frames;
    }

    private static bool TryParse(ReadOnlySequence<byte> bytes, out ServerFrame? frame, out SequencePosition end)
    {
        frame = null;
        end = bytes.Start;
        SequenceReader<byte> reader = new(bytes);
        if (!reader.TryRead(out byte first) || !reader.TryRead(out byte second))
        {
            return false;
        }

        Span<byte> length = stackalloc byte[8];
        int size = second switch
        {
            126 => 2,
            127 => 8,
            _ => 0,
        };
        if (!reader.TryCopyTo(length[(8 - size)..]))
        {
            return false;
        }

        reader.Advance(size);
        long payloadLength = size == 0 ? second : BinaryPrimitives.ReadInt64BigEndian(length);
        if (reader.Remaining < payloadLength)
        {
            return false;
        }

        ReadOnlySequence<byte> payload = reader.UnreadSequence.Slice(0, payloadLength);
        frame = new ServerFrame((first & 0x80) != 0, (first >> 4) & 7, first & 15, payload.ToArray());
        end = payload.End;
        return true;
    }
}
