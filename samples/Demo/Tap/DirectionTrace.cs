using System.Text;
using AspNetWebSockets.Protocol;

namespace Demo;

/// <summary>Writes down what one side sends: its half of the opening handshake, then its frames.</summary>
internal sealed class DirectionTrace(Run run, Side side)
{
    private const string EndOfHead = "\r\n\r\n";

    private readonly FrameAssembler _frames = new();
    private readonly StringBuilder _head = new();
    private bool _headIsOver;

    /// <summary>Takes what belongs to the HTTP request or response.</summary>
    /// <param name="bytes">The next bytes of the direction.</param>
    /// <param name="identifiers">The event of the whole head, when these bytes complete it.</param>
    /// <returns>How many of the bytes belong to the head; the rest are frames.</returns>
    public int AddHead(ReadOnlyMemory<byte> bytes, out IReadOnlyList<int> identifiers)
    {
        identifiers = [];
        if (_headIsOver)
        {
            return 0;
        }

        int before = _head.Length;
        string head = _head.Append(Encoding.Latin1.GetString(bytes.Span)).ToString();
        int end = head.IndexOf(EndOfHead, StringComparison.Ordinal);
        if (end < 0)
        {
            return bytes.Length;
        }

        _headIsOver = true;
        identifiers = [Write(new RunEvent("http") { Text = FirstLine(head) })];
        return end + EndOfHead.Length - before;
    }

    /// <summary>Takes bytes behind the head.</summary>
    /// <returns>The events of the frames that these bytes complete.</returns>
    public IReadOnlyList<int> AddFrames(ReadOnlyMemory<byte> bytes) =>
        [.. _frames.Add(bytes).Select(frame => Write(Describe(frame)))];

    private string FirstLine(string head)
    {
        string[] words = head[..head.IndexOf('\r', StringComparison.Ordinal)].Split(' ', 3);
        return side == Side.Client ? $"{words[0]} {words[1].Split('?')[0]}" : string.Join(' ', words[1..]);
    }

    private int Write(RunEvent runEvent)
    {
        int id = run.NextId();
        run.Write(runEvent with { Id = id, Side = side });
        return id;
    }

    private static RunEvent Describe(TappedFrame frame)
    {
        RunEvent described = new("frame") { Name = frame.Opcode.ToString(), Length = frame.Payload.Length };
        switch (frame.Opcode)
        {
            case Opcode.Close:
                ClosePayload payload = ClosePayload.Read(frame.Payload);
                return described with { Code = payload.Code, Reason = payload.Reason };
            case Opcode.Text:
                return described with { Text = Encoding.UTF8.GetString(frame.Payload) };
            default:
                return described;
        }
    }
}
