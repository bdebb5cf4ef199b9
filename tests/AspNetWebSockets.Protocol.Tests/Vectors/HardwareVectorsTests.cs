using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace AspNetWebSockets.Protocol.Tests;

public sealed class HardwareVectorsTests
{
    [Theory]
    [InlineData(false, false, false, 8)]
    [InlineData(false, true, true, 8)]
    [InlineData(true, false, false, 16)]
    [InlineData(true, false, true, 16)]
    [InlineData(true, true, false, 32)]
    [InlineData(true, true, true, 64)]
    public void The_widest_vectors_are_chosen_of_which_the_machine_has_all_narrower_ones_too(
        bool has128,
        bool has256,
        bool has512,
        int bytes
    ) => HardwareVectors.Choose(has128, has256, has512).ShouldBe((VectorWidth)bytes);

    [Fact]
    public void This_machine_uses_what_it_has()
    {
        int bytes =
            Vector512.IsHardwareAccelerated ? 64
            : Vector256.IsHardwareAccelerated ? 32
            : Vector128.IsHardwareAccelerated ? 16
            : 8;
        HardwareVectors.Widest.ShouldBe((VectorWidth)bytes);
    }

    [Fact]
    public void The_key_lies_in_memory_as_on_the_wire_whatever_the_byte_order()
    {
        const uint key = 0x3D21FA37;
        byte[] wire = Hex.Bytes("37 FA 21 3D");
        byte[] memory = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(memory, MaskingBlocks.ToMemoryOrder(key, isLittleEndian: true));
        memory.ShouldBe(wire);
        BinaryPrimitives.WriteUInt32BigEndian(memory, MaskingBlocks.ToMemoryOrder(key, isLittleEndian: false));
        memory.ShouldBe(wire);
    }
}
