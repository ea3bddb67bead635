using System.Buffers.Binary;
using System.IO.Compression;

namespace Biela.Papers;

/// <summary>A decoded PNG (ISO/IEC 15948): 8 bits a sample, palettes resolved, interlacing undone, transparency apart.</summary>
/// <param name="Width">Pixels from left to right.</param>
/// <param name="Height">Pixels from top to bottom.</param>
/// <param name="Colours">One sample a pixel for grey, three for red, green and blue.</param>
/// <param name="Opacity">One sample a pixel, or null when all are opaque.</param>
internal sealed record Png(int Width, int Height, byte[] Colours, byte[]? Opacity)
{
    private const int MostPixels = 16_000_000;

    /// Where the seven passes of Adam7 start, and their steps.
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Whether there is one sample a pixel.</summary>
    public bool IsGrey => Colours.Length == Width * Height;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static Png Read(ReadOnlySpan<byte> file)
    {
        Header? header = null;
        byte[] palette = [], transparent = [];
        using var data = new MemoryStream();
        for (var at = Signature.Length; ;)
        {
            if (at + 12 > file.Length || BinaryPrimitives.ReadUInt32BigEndian(file[at..]) > file.Length - at - 12)
                throw new InvalidDataException("The PNG ends early.");
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            var kind = file.Slice(at + 4, 4);
            var chunk = file.Slice(at + 8, length);
            if (kind.SequenceEqual("IHDR"u8)) header = Header.Read(chunk);
            else if (kind.SequenceEqual("PLTE"u8)) palette = chunk.ToArray();
            else if (kind.SequenceEqual("tRNS"u8)) transparent = chunk.ToArray();
            else if (kind.SequenceEqual("IDAT"u8)) data.Write(chunk);
            else if (kind.SequenceEqual("IEND"u8)) break;
            at += 12 + length;
        }
        if (header is null) throw new InvalidDataException("The PNG has no header.");
        // Deflate cannot make anything smaller than by this factor: a small file must not claim the memory of a large picture.
        if ((long)header.Width * header.Height * header.Channels * header.Depth / 8 > 1_032 * data.Length)
            throw new InvalidDataException("The PNG ends early.");
        data.Position = 0;
        return Resolve(header, Samples(header, data), palette, transparent);
    }

    /// The samples of all pixels, each in a number of its own, as deep as they are in the file.
    private static ushort[] Samples(Header header, Stream data)
    {
        var samples = new ushort[header.Width * header.Height * header.Channels];
        using var inflated = new ZLibStream(data, CompressionMode.Decompress);
        foreach (var (x, y, stepX, stepY) in header.Interlaced ? Adam7 : [(0, 0, 1, 1)])
        {
            var columns = (header.Width - x + stepX - 1) / stepX;
            if (columns <= 0) continue;
            // The byte to the left of the first one counts as zero, and so does the row above the first one.
            var (left, size) = (Math.Max(header.Channels * header.Depth / 8, 1), (columns * header.Channels * header.Depth + 7) / 8);
            var (row, above) = (new byte[left + size], new byte[left + size]);
            for (var line = y; line < header.Height; line += stepY, (row, above) = (above, row))
            {
                var filter = inflated.ReadByte();
                inflated.ReadExactly(row.AsSpan(left));
                Unfilter(filter, row, above, left);
                for (var i = 0; i < columns * header.Channels; i++)
                {
                    var pixel = line * header.Width + x + i / header.Channels * stepX;
                    samples[pixel * header.Channels + i % header.Channels] = header.Sample(row.AsSpan(left), i);
                }
            }
        }
        return samples;
    }

    private static void Unfilter(int filter, byte[] row, byte[] above, int left)
    {
        if (filter is < 0 or > 4) throw new InvalidDataException("The PNG is broken.");
        if (filter == 0) return;
        for (var i = left; i < row.Length; i++)
        {
            var (a, b, c) = (row[i - left], above[i], above[i - left]);
            row[i] += (byte)(filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, _ => Paeth(a, b, c) });
        }
    }

    private static int Paeth(int a, int b, int c)
    {
        var (toA, toB, toC) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - 2 * c));
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }

    private static Png Resolve(Header header, ushort[] samples, byte[] palette, byte[] transparent)
    {
        var (pixels, channels, colours) = (header.Width * header.Height, header.Channels, header.Colours);
        var (picture, opacity) = (new byte[pixels * colours], new byte[pixels]);
        // Without an alpha channel one colour may stand for "transparent": two bytes a sample.
        var key = header.IsPalette || header.HasAlpha || transparent.Length < 2 * colours ? null
            : Enumerable.Range(0, colours).Select(i => BinaryPrimitives.ReadUInt16BigEndian(transparent.AsSpan(2 * i))).ToArray();
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var from = samples.AsSpan(pixel * channels, channels);
            var to = picture.AsSpan(pixel * colours, colours);
            if (header.IsPalette)
            {
                if (from[0] * 3 + 3 > palette.Length) throw new InvalidDataException("The PNG uses a colour that its palette does not have.");
                palette.AsSpan(from[0] * 3, 3).CopyTo(to);
                opacity[pixel] = from[0] < transparent.Length ? transparent[from[0]] : (byte)255;
                continue;
            }
            for (var i = 0; i < colours; i++) to[i] = header.Eight(from[i]);
            opacity[pixel] = header.HasAlpha ? header.Eight(from[colours]) : key is not null && from.SequenceEqual(key) ? (byte)0 : (byte)255;
        }
        return new(header.Width, header.Height, picture, opacity.AsSpan().ContainsAnyExcept((byte)255) ? opacity : null);
    }

    /// <summary>The chunk IHDR.</summary>
    private sealed record Header(int Width, int Height, int Depth, int Kind, bool Interlaced)
    {
        public bool IsPalette => Kind == 3;

        public bool HasAlpha => Kind >= 4;

        /// Samples a pixel in the file.
        public int Channels => Kind switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

        /// Samples a pixel in the picture.
        public int Colours => Kind is 2 or 3 or 6 ? 3 : 1;

        public static Header Read(ReadOnlySpan<byte> chunk)
        {
            if (chunk.Length != 13) throw new InvalidDataException("The PNG has a broken header.");
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(chunk), BinaryPrimitives.ReadInt32BigEndian(chunk[4..]));
            if (width <= 0 || height <= 0 || (long)width * height > MostPixels)
                throw new InvalidDataException($"The PNG has no pixels or more than {MostPixels}.");
            var valid = (chunk[9], chunk[8]) is (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) or (2 or 4 or 6, 8 or 16);
            if (!valid || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1) throw new InvalidDataException("The PNG is of a kind that does not exist.");
            return new(width, height, chunk[8], chunk[9], chunk[12] == 1);
        }

        /// The sample at an index of a row.
        public ushort Sample(ReadOnlySpan<byte> row, int index) => Depth switch
        {
            8 => row[index],
            16 => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]),
            _ => (ushort)(row[index * Depth / 8] >> (8 - Depth - index * Depth % 8) & ((1 << Depth) - 1)),
        };

        /// The sample in eight bits.
        public byte Eight(ushort sample) => (byte)(sample * 255 / ((1 << Depth) - 1));
    }
}
