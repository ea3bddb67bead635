using System.Text.Json.Serialization;

namespace Biela.Modules.Diagnostics.Domain;

/// <summary>What can be measured in millimetres. Pressures, weights and angles are not lengths and are no features here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeatureKind>))]
internal enum FeatureKind
{
    Bore, MainJournal, Crankpin, MainHousing, BigEnd, SmallEnd, CamJournal, CamLobeHeight, DeckFlatness, HeadFlatness, BlockHeight, HeadHeight,
    LinerProtrusion, GuideBore, Stem, SeatDepth, Runout, PistonSkirt, RingGap, EndPlay,
}

/// <summary>How a feature is read, and so what is computed from its readings and on which side it wears.</summary>
internal enum Shape { InnerDiameter, OuterDiameter, Flatness, Single }

/// <summary>Canonical codes of the components whose readings are mandatory.</summary>
internal static class ComponentKind
{
    public const string Block = "BLOCO", Crankshaft = "VIRABREQUIM", Head = "CABECOTE";
}

/// <summary>How many places of each kind an engine has; <c>Mains</c> and <c>Pins</c> are the journals of the crankshaft.</summary>
internal sealed record EngineCounts(int Cylinders, int Mains, int Pins);

internal static class Features
{
    /// <summary>Lines a straight edge is laid along: four edges, two diagonals, the centre.</summary>
    public const int ProbeLines = 7;

    public static Shape Shape(this FeatureKind kind) => kind switch
    {
        FeatureKind.Bore or FeatureKind.MainHousing or FeatureKind.BigEnd or FeatureKind.SmallEnd or FeatureKind.GuideBore => Domain.Shape.InnerDiameter,
        FeatureKind.MainJournal or FeatureKind.Crankpin or FeatureKind.CamJournal or FeatureKind.Stem or FeatureKind.PistonSkirt => Domain.Shape.OuterDiameter,
        FeatureKind.DeckFlatness or FeatureKind.HeadFlatness => Domain.Shape.Flatness,
        _ => Domain.Shape.Single,
    };

    public static bool IsDiameter(this FeatureKind kind) => kind.Shape() is Domain.Shape.InnerDiameter or Domain.Shape.OuterDiameter;

    /// <summary>Levels a diameter is read at unless its specification asks for another number.</summary>
    public static int Levels(this FeatureKind kind) => kind == FeatureKind.Bore ? 3 : 2;

    /// <summary>The height that grinding a face takes away.</summary>
    public static FeatureKind Height(this FeatureKind face) => face == FeatureKind.DeckFlatness ? FeatureKind.BlockHeight : FeatureKind.HeadHeight;

    /// <summary>How many positions of the feature the engine has, or nothing where the engine does not say.</summary>
    public static int? Count(this EngineCounts engine, FeatureKind kind) => kind switch
    {
        FeatureKind.Bore or FeatureKind.PistonSkirt or FeatureKind.RingGap or FeatureKind.LinerProtrusion => engine.Cylinders,
        FeatureKind.BigEnd or FeatureKind.SmallEnd => engine.Cylinders,
        FeatureKind.MainJournal or FeatureKind.MainHousing => engine.Mains,
        FeatureKind.Crankpin => engine.Pins,
        _ => null,
    };

    /// <summary>The name the shop uses for one position.</summary>
    public static string Name(this FeatureKind kind) => kind switch
    {
        FeatureKind.Bore => "Cilindro",
        FeatureKind.MainJournal => "Fixo",
        FeatureKind.Crankpin => "Móvel",
        FeatureKind.MainHousing => "Alojamento de mancal",
        FeatureKind.BigEnd => "Alojamento de biela",
        FeatureKind.SmallEnd => "Bucha de biela",
        FeatureKind.CamJournal => "Colo do comando",
        FeatureKind.CamLobeHeight => "Came",
        FeatureKind.DeckFlatness => "Face do bloco",
        FeatureKind.HeadFlatness => "Face do cabeçote",
        FeatureKind.BlockHeight => "Altura do bloco",
        FeatureKind.HeadHeight => "Altura do cabeçote",
        FeatureKind.LinerProtrusion => "Saliência da camisa",
        FeatureKind.GuideBore => "Guia de válvula",
        FeatureKind.Stem => "Haste de válvula",
        FeatureKind.SeatDepth => "Profundidade da sede",
        FeatureKind.Runout => "Empenamento",
        FeatureKind.PistonSkirt => "Saia do pistão",
        FeatureKind.RingGap => "Folga do anel",
        FeatureKind.EndPlay => "Folga axial",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unnamed feature."),
    };
}
