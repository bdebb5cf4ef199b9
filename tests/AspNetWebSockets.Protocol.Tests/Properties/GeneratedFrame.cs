using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>One valid client frame of a generated stream.</summary>
internal sealed record GeneratedFrame(int Opcode, bool Fin, byte[] Payload, uint Key)
{
    public byte[] Bytes => ClientFrame.Build(Opcode, Payload, Fin, maskingKey: Key);

    /// <summary>What a right reader reports for valid frames.</summary>
    public static IReadOnlyList<Incoming> Expected(IEnumerable<GeneratedFrame> frames)
    {
        List<Incoming> expected = [];
        bool isText = false;
        foreach (GeneratedFrame frame in frames)
        {
            if (frame.Opcode >= FrameOpcodes.Close)
            {
                MessageEvent kind = frame.Opcode switch
                {
                    FrameOpcodes.Close => MessageEvent.Close,
                    FrameOpcodes.Ping => MessageEvent.Ping,
                    _ => MessageEvent.Pong,
                };
                expected.Add(Incoming.Control(kind, frame.Payload));
                continue;
            }

            isText = frame.Opcode == FrameOpcodes.Continuation ? isText : frame.Opcode == FrameOpcodes.Text;
            expected.Add(Incoming.Fragment(isText, frame.Fin, frame.Payload));
        }

        return expected;
    }
}
