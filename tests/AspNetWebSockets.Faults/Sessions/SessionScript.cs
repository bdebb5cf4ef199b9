namespace AspNetWebSockets.Faults;

/// <summary>Writes down what a client sends.</summary>
/// <param name="compression">What the client compresses with, where that was agreed.</param>
internal sealed class SessionScript(ClientCompression? compression = null)
{
    private readonly List<byte> _input = [];
    private readonly List<SessionMessage> _messages = [];
    private readonly List<(int Position, int Payload)> _frameEnds = [];
    private int _payload;
    private uint _key = ClientFrame.ExampleMaskingKey;

    /// <summary>A message whose fragments end at <paramref name="cuts"/>, with control frames before each but the first.</summary>
    public SessionScript Message(
        bool isText,
        byte[] payload,
        ReadOnlySpan<int> cuts = default,
        bool compressed = false,
        params byte[][] between
    )
    {
        bool compresses = compressed && compression is not null;
        int start = 0;
        int opcode = isText ? FrameOpcodes.Text : FrameOpcodes.Binary;
        foreach (int cut in cuts)
        {
            Frame(opcode, payload[start..cut], fin: false, compresses);
            foreach (byte[] control in between)
            {
                _input.AddRange(control);
            }

            (start, opcode) = (cut, FrameOpcodes.Continuation);
        }

        Frame(opcode, payload[start..], fin: true, compresses);
        _messages.Add(new SessionMessage(isText, payload));
        return this;
    }

    public SessionScript Control(byte[] frame)
    {
        _input.AddRange(frame);
        return this;
    }

    public Session End() => new([.. _input], _messages, _frameEnds);

    private void Frame(int opcode, byte[] payload, bool fin, bool compresses)
    {
        _key = (_key * 1_664_525) + 1_013_904_223;
        byte[] onWire = compresses ? compression!.Deflate(payload, fin) : payload;
        int rsv = compresses && opcode != FrameOpcodes.Continuation ? 4 : 0;
        _input.AddRange(ClientFrame.Build(opcode, onWire, fin, rsv, maskingKey: _key));
        _payload += payload.Length;

        // What a fragment brings of a compressed message is up to the compressor.
        if (fin || !compresses)
        {
            _frameEnds.Add((_input.Count, _payload));
        }
    }
}
