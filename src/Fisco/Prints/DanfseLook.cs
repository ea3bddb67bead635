using Biela.Papers;

namespace Biela.Fisco;

/// <summary>What became of an NFS-e after it was issued; its file does not tell.</summary>
public enum NfseFate
{
    /// <summary>It stands.</summary>
    Stands,

    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>Another NFS-e stands in its place.</summary>
    Replaced,
}

/// <summary>What a DANFSe shows beside the content of its file. Kept and used again, it reads the logo once.</summary>
public sealed record DanfseLook
{
    /// <summary>The logo at the top left, a JPEG or a PNG: the official one of the NFS-e, which is not ours to hand on; the name of it without one.</summary>
    /// <exception cref="ArgumentException">The bytes are no such picture.</exception>
    public byte[]? Logo
    {
        get;
        init => (field, Picture) = (value, value is null ? null : Picture.Read(value));
    }

    /// <summary>When it is printed, with the offset of the issuer; shown small at the bottom.</summary>
    public DateTimeOffset? Printed { get; init; }

    /// <summary>What became of it.</summary>
    public NfseFate Fate { get; init; }

    /// <summary>The name of a city by its code of the IBGE, for those that the file names by their code alone; null where it is not known.</summary>
    public Func<string, string?> CityName { get; init; } = _ => null;

    /// <summary>The logo, read.</summary>
    internal Picture? Picture { get; private init; }
}
