using System.Buffers.Binary;
using System.IO.Compression;

namespace Biela.Papers.Tests;

/// <summary>Writes PNG files of every kind; the rows take the five filters in turn.</summary>
internal static class PngMaker
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>A file whose samples, as deep as they are in the file, are given for each pixel.</summary>
    public static byte[] Make(int size, int depth, int kind, bool interlaced, Func<int, int, int[]> samples, params (string Kind, byte[] Data)[] chunks)
    {
        using var file = new MemoryStream();
        file.Write(Png.Signature);
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, (byte)depth, (byte)kind, 0, 0, (byte)(interlaced ? 1 : 0)];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        Chunk(file, "IHDR", header);
        foreach (var (name, data) in chunks) Chunk(file, name, data);
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Fastest, leaveOpen: true))
            foreach (var (x, y, stepX, stepY) in interlaced ? Adam7 : [(0, 0, 1, 1)])
            {
                var lines = Steps(y, stepY, size).Select(line => Steps(x, stepX, size).SelectMany(column => samples(column, line)).ToArray());
                if (x < size) Pass(zlib, depth, [.. lines], samples(0, 0).Length);
            }
        // Two chunks, as programs write them.
        var half = (int)deflated.Length / 2;
        Chunk(file, "IDAT", deflated.ToArray()[..half]);
        Chunk(file, "IDAT", deflated.ToArray()[half..]);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static IEnumerable<int> Steps(int from, int step, int size)
    {
        for (var i = from; i < size; i += step) yield return i;
    }

    private static void Pass(Stream zlib, int depth, int[][] lines, int channels)
    {
        var left = Math.Max(channels * depth / 8, 1);
        var above = new byte[left + (lines.Length == 0 ? 0 : (lines[0].Length * depth + 7) / 8)];
        foreach (var (line, samples) in lines.Index())
        {
            var row = new byte[above.Length];
            foreach (var (i, sample) in samples.Index())
                for (var bit = 0; bit < depth; bit++)
                    if ((sample >> (depth - 1 - bit) & 1) == 1) row[left + (i * depth + bit) / 8] |= (byte)(0x80 >> (i * depth + bit) % 8);
            var filter = line % 5;
            zlib.WriteByte((byte)filter);
            for (var i = left; i < row.Length; i++) zlib.WriteByte((byte)(row[i] - Predicted(filter, row[i - left], above[i], above[i - left])));
            above = row;
        }
    }

    private static int Predicted(int filter, int a, int b, int c)
    {
        var p = a + b - c;
        return filter switch
        {
            0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2,
            _ => new[] { a, b, c }.MinBy(candidate => Math.Abs(p - candidate)),
        };
    }

    /// The check sum is not looked at: a stream with errors does not inflate.
    private static void Chunk(Stream file, string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        file.Write(length);
        file.Write(System.Text.Encoding.ASCII.GetBytes(kind));
        file.Write(data);
        file.Write(new byte[4]);
    }
}
