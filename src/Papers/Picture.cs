using System.Buffers.Binary;
using System.IO.Compression;

namespace Biela.Papers;

/// <summary>A picture read once and drawn as often as one likes, in as many documents: JPEG as it is, PNG of every kind with its transparency.</summary>
public sealed class Picture
{
    private Picture(int width, int height, string dictionary, byte[] data)
    {
        (Width, Height) = (width, height);
        (Dictionary, Data) = ($"/Type /XObject /Subtype /Image /Width {width} /Height {height} {dictionary}", data);
    }

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; }

    /// <summary>The entries of its stream but for the length and the mask.</summary>
    internal string Dictionary { get; }

    /// <summary>The bytes of its stream.</summary>
    internal byte[] Data { get; }

    /// <summary>How opaque each pixel is, when not all are.</summary>
    internal Picture? Mask { get; private init; }

    /// <summary>Reads a JPEG (baseline or progressive; grey, RGB or CMYK) or a PNG. What EXIF says about turning is not heeded.</summary>
    /// <exception cref="ArgumentException">The bytes are neither, are broken, end early, or hold more than 16 million pixels.</exception>
    public static Picture Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return file.StartsWith(Png.Signature) ? FromPng(file)
                : file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FromJpeg(file)
                : throw new InvalidDataException("The picture is neither a JPEG nor a PNG.");
        }
        catch (InvalidDataException broken)
        {
            throw new ArgumentException(broken.Message, nameof(file), broken);
        }
        // What inflating says of a stream that ends early or is none.
        catch (IOException broken)
        {
            throw new ArgumentException("The picture is broken or ends early.", nameof(file), broken);
        }
    }

    /// <summary>The bytes as a zlib stream.</summary>
    internal static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal)) zlib.Write(data);
        return deflated.ToArray();
    }

    private static Picture FromPng(ReadOnlySpan<byte> file)
    {
        var png = Png.Read(file);
        var mask = png.Opacity is null ? null : Samples(png, "/DeviceGray", png.Opacity);
        return Samples(png, png.IsGrey ? "/DeviceGray" : "/DeviceRGB", png.Colours, mask);
    }

    private static Picture Samples(Png png, string space, byte[] samples, Picture? mask = null) =>
        new(png.Width, png.Height, $"/ColorSpace {space} /BitsPerComponent 8 /Filter /FlateDecode", Deflate(samples)) { Mask = mask };

    /// A JPEG is embedded as it is; its frame header (ITU T.81, B.2.2) tells the size and the number of colours.
    private static Picture FromJpeg(ReadOnlySpan<byte> file)
    {
        var adobe = false;
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            // Any number of bytes FF may stand before a marker.
            if (marker == 0xFF) { at++; continue; }
            var segment = file[(at + 2)..];
            var length = BinaryPrimitives.ReadUInt16BigEndian(segment);
            if (length < 2 || length > segment.Length) break;
            adobe |= marker == 0xEE && segment[2..length].StartsWith("Adobe"u8);
            if (marker is 0xC0 or 0xC1 or 0xC2 && length >= 8) return FromFrame(segment, file, adobe);
            if (marker is >= 0xC3 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
                throw new InvalidDataException("The JPEG is of a kind that viewers do not show.");
            at += 2 + length;
        }
        throw new InvalidDataException("The JPEG is broken or ends early.");
    }

    private static Picture FromFrame(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> file, bool adobe)
    {
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[5..]));
        if (frame[2] != 8 || width == 0 || height == 0) throw new InvalidDataException("The JPEG has no size or not 8 bits a sample.");
        // The end of the image may have something behind it, but must be there; a small picture inside the EXIF data, before the frame, has an end too.
        if (frame.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0) throw new InvalidDataException("The JPEG ends early.");
        var space = frame[7] switch
        {
            1 => "/DeviceGray",
            3 => "/DeviceRGB",
            // Adobe writes CMYK upside down.
            4 => adobe ? "/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]" : "/DeviceCMYK",
            _ => throw new InvalidDataException("The JPEG has neither one, three nor four colours."),
        };
        return new(width, height, $"/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode", file.ToArray());
    }
}
