import { signIn } from './messages';

/** A connecting rod, drawn as it is dimensioned; says nothing that the page does not. */
export function Drawing() {
  const t = signIn.use();
  return (
    <svg aria-hidden="true" viewBox="0 0 720 900" preserveAspectRatio="xMidYMid slice">
      <path
        className="gr"
        d="M40 0V900M80 0V900M120 0V900M160 0V900M200 0V900M240 0V900M280 0V900M320 0V900M360 0V900M400 0V900M440 0V900M480 0V900M520 0V900M560 0V900M600 0V900M640 0V900M680 0V900M0 40H720M0 80H720M0 120H720M0 160H720M0 200H720M0 240H720M0 280H720M0 320H720M0 360H720M0 400H720M0 440H720M0 480H720M0 520H720M0 560H720M0 600H720M0 640H720M0 680H720M0 720H720M0 760H720M0 800H720M0 840H720M0 880H720"
      />
      <g transform="translate(360 430)">
        <path className="c" d="M0 -340V330M-190 190H190M-120 -230H120" />
        <g className="s">
          <path d="M-29 -186C-34 -90 -44 20 -66 96M29 -186C34 -90 44 20 66 96" />
          <path d="M-13 -168C-15 -80 -20 10 -27 62M13 -168C15 -80 20 10 27 62M-13 -168Q0 -156 13 -168M-27 62Q0 82 27 62" />
          <circle cy="-230" r="54" />
          <circle cy="-230" r="31" />
          <circle cy="-230" r="26" />
          <path d="M-66 96A116 116 0 0 0 -116 186H-142V228H-112A116 116 0 0 0 112 228H142V186H116A116 116 0 0 0 66 96" />
          <circle cy="190" r="74" />
          <circle cy="190" r="68" />
          <path d="M-142 204H-73M73 204H142" />
          <path d="M-132 168V186M-122 168V186M-132 168H-122M132 168V186M122 168V186M132 168H122M-134 228V244H-120V228M134 228V244H120V228" />
        </g>
        <g className="d">
          <path d="M-150 -230H-250M-150 190H-250M-236 -230V190M-240 -218L-236 -230L-232 -218M-240 178L-236 190L-232 178" />
          <path d="M54 -230L150 -290H252M48 138L150 60H304M29 -60H242" />
        </g>
        <text transform="translate(-246 -20) rotate(-90)" textAnchor="middle">
          137,000 ±0,020
        </text>
        <text x="150" y="-298">
          Ø 21,000 H6
        </text>
        <text x="150" y="52">
          Ø 48,000 a 48,024
        </text>
        <text x="64" y="-68">
          {t('drawing.parallel')}
        </text>
        <text x="0" y="366" textAnchor="middle">
          {t('drawing.weight')}
        </text>
      </g>
    </svg>
  );
}
