using System.Reflection;
using AspNetWebSockets.TestSupport;
using Xunit.Sdk;
using Xunit.v3;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Every defined opcode with payload lengths on both sides of each length encoding; control frames up to 125 bytes.</summary>
public sealed class CombinatorialFramesAttribute : DataAttribute
{
    private static readonly int[] Opcodes =
    [
        FrameOpcodes.Continuation,
        FrameOpcodes.Text,
        FrameOpcodes.Binary,
        FrameOpcodes.Close,
        FrameOpcodes.Ping,
        FrameOpcodes.Pong,
    ];

    private static readonly int[] Lengths = [0, 2, 125, 126, 65535, 65536];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) =>
        new([
            .. from opcode in Opcodes
            from length in Lengths
            where opcode < FrameOpcodes.Close || length <= 125
            select new TheoryDataRow(opcode, length),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
